<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml">
  <xsl:include href="../../../common/page.xsl"/>

  <xsl:template match="/constancia" mode="titulo">Constancia de falla de la plataforma del Buzón IMSS</xsl:template>

  <xsl:template match="/constancia" mode="cuerpo">
    <xsl:call-template name="datos-emision"/>
    <section>
      <h2>Qué se hace constar</h2>
      <div class="box">
        <p class="lead">La plataforma del Buzón IMSS falló del <strong><xsl:call-template name="momento"><xsl:with-param name="instante" select="falla/@desde"/></xsl:call-template></strong> al <strong><xsl:call-template name="momento"><xsl:with-param name="instante" select="falla/@hasta"/></xsl:call-template></strong>, hora de la Zona Centro.</p>
        <p><xsl:value-of select="falla/motivo"/></p>
      </div>
    </section>
    <section>
      <h2>Alcance</h2>
      <dl>
        <dt>Funciones afectadas</dt>
        <xsl:for-each select="falla/funcion"><dd><xsl:choose>
          <xsl:when test="@clave = 'acceso'">Entrar con e.firma</xsl:when>
          <xsl:when test="@clave = 'buzon'">Consultar y abrir documentos del buzón</xsl:when>
          <xsl:otherwise>Página de estrados</xsl:otherwise>
        </xsl:choose></dd></xsl:for-each>
        <dt>Duración en días y horas hábiles</dt><dd><xsl:value-of select="falla/@minutosHabiles"/> minutos</dd>
        <dt>Actos con un plazo en curso o cerrado durante la falla</dt><dd><xsl:value-of select="falla/@actosTocados"/></dd>
        <xsl:if test="falla/acuerdo"><dt>Acuerdo</dt><dd><xsl:value-of select="falla/acuerdo"/><xsl:if test="falla/acuerdo/@publicado">, publicado en el Diario Oficial de la Federación el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="falla/acuerdo/@publicado"/></xsl:call-template></xsl:if></dd></xsl:if>
        <dt>Autoridad</dt><dd><xsl:value-of select="autoridad/nombre"/>, unidad <xsl:value-of select="autoridad/@unidad"/>, <xsl:value-of select="autoridad/ooad"/></dd>
        <dt>Calendario aplicado</dt><dd><xsl:value-of select="falla/@calendario"/></dd>
      </dl>
    </section>
    <section>
      <h2>Efecto sobre los plazos</h2>
      <p>Ningún plazo se acorta. A los actos aún no notificados cuyo plazo perdió <xsl:value-of select="falla/@umbral"/> minutos o más de horas hábiles se les abre un plazo nuevo con un aviso nuevo; los publicados en estrados permanecen tantos días hábiles más como días fueron tocados. Las notificaciones que ya constan no cambian por esta constancia: un funcionario las revisa una por una.</p>
    </section>
    <section>
      <h2>Fundamento</h2>
      <p>Artículos 9, 271, 286 L, 286 M y 286 N de la Ley del Seguro Social; 12, 13, 17-D, 38, 134, fracción I, y 139 del Código Fiscal de la Federación.</p>
    </section>
  </xsl:template>
</xsl:stylesheet>
