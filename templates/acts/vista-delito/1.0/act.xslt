<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>
  <xsl:include href="../../../common/oficio.xsl"/>

  <xsl:template match="/acto" mode="titulo">Vista de hechos que pueden constituir delito</xsl:template>

  <xsl:template match="/acto" mode="conducta">
    <xsl:choose>
      <xsl:when test="vistaDelito/@conducta = 'defraudacion'">defraudación a los regímenes del seguro social (artículo 307 de la Ley del Seguro Social)</xsl:when>
      <xsl:when test="vistaDelito/@conducta = 'equiparada'">conducta sancionada como defraudación a los regímenes del seguro social (artículo 310 de la Ley del Seguro Social)</xsl:when>
      <xsl:when test="vistaDelito/@conducta = 'omision-avisos'">omisión de avisos o datos falsos que evaden o reducen las cuotas (artículo 311 de la Ley del Seguro Social)</xsl:when>
      <xsl:when test="vistaDelito/@conducta = 'depositario'">disposición u ocultamiento de bienes por el depositario o interventor (artículo 312 de la Ley del Seguro Social)</xsl:when>
      <xsl:when test="vistaDelito/@conducta = 'contabilidad'">doble contabilidad u ocultamiento, alteración o destrucción de registros (artículo 313 de la Ley del Seguro Social)</xsl:when>
      <xsl:otherwise>obtención de prestaciones sin ser derechohabiente (artículo 314 de la Ley del Seguro Social)</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es una vista: se ponen en conocimiento de esa autoridad hechos que pueden constituir <xsl:apply-templates select="." mode="conducta"/>, para que resuelva si el Instituto formula querella.</dd>
    <dt>¿De cuánto es el daño?</dt>
    <dd><xsl:call-template name="cantidad-grande"><xsl:with-param name="importe" select="vistaDelito/total"/></xsl:call-template></dd>
    <dt>¿Hasta cuándo?</dt>
    <dd>La acción penal prescribe en tres años, contados a partir del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="vistaDelito/conocimiento/@fecha"/></xsl:call-template>, en que el Instituto tuvo conocimiento del hecho y del probable responsable (artículo 319 de la Ley del Seguro Social).</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no se hace nada?</dt>
    <dd>Sin querella no puede procederse penalmente (artículo 305 de la Ley del Seguro Social) y la acción prescribe. El cobro de las cuotas sigue su curso por separado.</dd>
    <dt>¿Quién puede conocerlo?</dt>
    <dd>Solo la autoridad a la que se dirige y quienes deban intervenir. <strong>Su contenido es reservado</strong>: no se notifica ni se anuncia a las personas que señala.</dd>
    <dt>¿Puede impugnarse?</dt>
    <dd>No. Es una comunicación entre autoridades que no resuelve sobre derechos de nadie.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Hechos</h2>
      <p>Expediente <strong><xsl:value-of select="vistaDelito/expediente"/></strong>. Periodo de los hechos: de <xsl:call-template name="meses-revisados"><xsl:with-param name="periodo" select="vistaDelito/periodoRevisado"/></xsl:call-template>.</p>
      <xsl:call-template name="hechos"><xsl:with-param name="hechos" select="vistaDelito/hechos"/></xsl:call-template>
    </section>
    <section>
      <h2>Probables responsables</h2>
      <div class="tabla" role="region" tabindex="0" aria-label="Probables responsables">
        <table class="w-4-3-3-5">
          <caption>Personas señaladas</caption>
          <thead><tr><th scope="col">Nombre</th><th scope="col">RFC</th><th scope="col">Carácter</th><th scope="col">Domicilio</th></tr></thead>
          <tbody>
            <xsl:for-each select="vistaDelito/responsables/persona">
              <tr>
                <th scope="row"><xsl:value-of select="@nombre"/></th><td><xsl:value-of select="@rfc"/></td>
                <td><xsl:choose><xsl:when test="@caracter = 'patron'">Patrón</xsl:when><xsl:when test="@caracter = 'representante'">Representante</xsl:when><xsl:when test="@caracter = 'sujeto-obligado'">Sujeto obligado</xsl:when><xsl:when test="@caracter = 'depositario'">Depositario o interventor</xsl:when><xsl:when test="@caracter = 'contador'">Contador público</xsl:when><xsl:otherwise>Otro</xsl:otherwise></xsl:choose></td>
                <td><xsl:value-of select="@domicilio"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
    <section>
      <h2>Cuantificación del daño</h2>
      <xsl:if test="vistaDelito/cuantificacion">
        <p><xsl:value-of select="vistaDelito/cuantificacion/metodo"/></p>
        <div class="tabla" role="region" tabindex="0" aria-label="Cuantificación del daño">
          <table class="w-5-3-3-3-3">
            <caption>Daño al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="vistaDelito/cuantificacion/@al"/></xsl:call-template>, en pesos</caption>
            <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Cuotas</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Importe</th></tr></thead>
            <tbody>
              <xsl:for-each select="vistaDelito/cuantificacion/concepto">
                <tr>
                  <th scope="row"><xsl:value-of select="@descripcion"/></th>
                  <td class="num"><xsl:value-of select="b:pesos(@cuotas)"/></td>
                  <td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td>
                  <td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td>
                  <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
            <tfoot><tr><th scope="row" colspan="4">Total</th><td class="num"><xsl:value-of select="b:pesos(vistaDelito/total)"/></td></tr></tfoot>
          </table>
        </div>
      </xsl:if>
      <p>El daño al Instituto se cuantifica en <xsl:call-template name="cantidad"><xsl:with-param name="importe" select="vistaDelito/total"/></xsl:call-template> (artículo 306 de la Ley del Seguro Social).</p>
      <xsl:if test="vistaDelito/rango">
        <p>Las cuotas defraudadas caen en la fracción <xsl:value-of select="vistaDelito/rango/@fraccion"/> del artículo 308 de la misma ley, con un valor diario de <xsl:value-of select="b:pesos(vistaDelito/rango/@valorDiario)"/>, vigente desde el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="vistaDelito/rango/@vigenteDesde"/></xsl:call-template>.</p>
      </xsl:if>
      <xsl:if test="vistaDelito/porcentajeOmitido">
        <p>Se evadió el <xsl:value-of select="vistaDelito/porcentajeOmitido/@valor"/> % de la obligación fiscal; la ley sanciona desde el veinticinco por ciento (artículo 311, fracción I).</p>
      </xsl:if>
    </section>
    <section>
      <h2>Vista</h2>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="1"/><xsl:with-param name="texto">Se da vista a <strong><xsl:value-of select="destinatario/nombre"/></strong> con los hechos que anteceden, que pueden constituir <xsl:apply-templates select="." mode="conducta"/><xsl:if test="vistaDelito/@calificada = 'si'">, calificada por omitir a sabiendas el entero de las cuotas obreras retenidas a los trabajadores (artículo 309)</xsl:if>.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="2"/><xsl:with-param name="texto">Se pide que, de estimarlo procedente, formule en nombre del Instituto la querella que exige el artículo 305 de la Ley del Seguro Social, con la cuantificación que se acompaña, e informe a esta autoridad lo que resuelva.</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="3"/><xsl:with-param name="texto">Se hace constar que no hubo pago espontáneo con actualización y recargos antes de que el Instituto descubriera los hechos (artículo 318) y que se tuvo conocimiento de ellos y de los probables responsables el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="vistaDelito/conocimiento/@fecha"/></xsl:call-template> (artículo 319).</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ordinal"><xsl:with-param name="numero" select="4"/><xsl:with-param name="texto">Amenazar a un patrón o sujeto obligado con formular querella es delito (artículo 316): quien conozca esta vista debe abstenerse de anunciarla.</xsl:with-param></xsl:call-template>
      <h3>Documentos que se acompañan</h3>
      <xsl:call-template name="documentos"><xsl:with-param name="documentos" select="vistaDelito/documentos"/></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
